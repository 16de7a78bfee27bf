"""Which themes live in an organisation, told so that nobody in it can be found."""
