#!/bin/sh
# Runs once, in an empty cluster: the two logins of docs/how-to/postgresql.md.
set -eu
psql -v ON_ERROR_STOP=1 -U postgres -v admin="$ADMIN_PASSWORD" -v server="$SERVER_PASSWORD" <<'SQL'
create role city_admin login createrole password :'admin';
create database wuhan owner city_admin;
\connect wuhan
set role city_admin;
create role wstc_app nologin noinherit;
create role wstc_server login noinherit password :'server';
grant wstc_app to wstc_server;
SQL
