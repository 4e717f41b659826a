#!/bin/bash
# Run by the mysql image once, when the database is made. Rights on the application's tables come from the migrations.
set -euo pipefail

mysql --user=root --password="$MYSQL_ROOT_PASSWORD" <<SQL
CREATE DATABASE IF NOT EXISTS coffer CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
CREATE DATABASE IF NOT EXISTS coffer_server CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE USER 'coffer_owner'@'%' IDENTIFIED BY '$COFFER_OWNER_DB_PASSWORD';
CREATE USER 'coffer_app'@'%' IDENTIFIED BY '$COFFER_DB_PASSWORD';
CREATE USER 'coffer_server'@'%' IDENTIFIED BY '$COFFER_SERVER_DB_PASSWORD';

GRANT ALL ON coffer.* TO 'coffer_owner'@'%' WITH GRANT OPTION;
GRANT ALL ON coffer_server.* TO 'coffer_server'@'%';
GRANT XA_RECOVER_ADMIN ON *.* TO 'coffer_app'@'%', 'coffer_server'@'%';
SQL
