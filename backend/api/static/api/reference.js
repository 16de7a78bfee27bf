// Draws the contract; requests that change something carry the CSRF cookie, as the app's do.
SwaggerUIBundle({
  url: "/api/v1/openapi.json",
  dom_id: "#reference",
  deepLinking: true,
  requestInterceptor(request) {
    const cookie = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    if (cookie) request.headers["X-CSRFToken"] = cookie[1];
    return request;
  },
});
