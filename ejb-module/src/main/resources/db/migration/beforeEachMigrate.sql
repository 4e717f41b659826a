-- MySQL does not join texts of a migration, which are in the connection's character set, with columns that are ASCII: "illegal
-- mix of collations". MariaDB does. So what migrations write is ASCII, as they are.
SET collation_connection = ascii_bin;
