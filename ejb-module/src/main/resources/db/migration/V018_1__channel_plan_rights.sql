-- The plan of a channel is changed over the API.
GRANT UPDATE (plan) ON channel TO '${app_user}'@'%';
