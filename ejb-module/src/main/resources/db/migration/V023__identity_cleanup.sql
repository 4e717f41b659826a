-- identity-cleanup looks for registrations that were never verified. What it deletes otherwise has indexes by time and may be
-- deleted already; users are erased and never deleted.
CREATE INDEX coffer_user_status ON coffer_user (status, created_at);
