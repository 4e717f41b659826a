-- Events whose transaction could not send them itself wait here for the relay. Their positions are given out under the lock
-- of what they tell of, so that one thing's events are in order, whichever server wrote them.
CREATE TABLE event_outbox (
  event_id BINARY(16) NOT NULL,
  position BIGINT     NOT NULL AUTO_INCREMENT,
  PRIMARY KEY (event_id),
  UNIQUE KEY event_outbox_position (position)
);

-- One relay sends at a time: two would overtake each other.
CREATE TABLE event_turn (
  id TINYINT NOT NULL,
  PRIMARY KEY (id)
);
INSERT INTO event_turn (id) VALUES (1);

GRANT SELECT, INSERT, DELETE ON event_outbox TO '${app_user}'@'%';
GRANT SELECT, UPDATE ON event_turn TO '${app_user}'@'%';
