#!/bin/sh
# Runs once, when the database's volume is empty: makes the owner role and the database.
#
# The owner is no superuser; it may make roles, so that `migrate` can make the application
# role, which owns nothing (docs/adr/0031).
set -eu

psql --no-psqlrc --set=ON_ERROR_STOP=1 --username="$POSTGRES_USER" --dbname=postgres <<'SQL'
\set password `cat "${SECRETS:-/run/secrets}/database_owner_password"`
CREATE ROLE klankbord_owner LOGIN CREATEROLE PASSWORD :'password';
CREATE DATABASE klankbord OWNER klankbord_owner;
SQL
