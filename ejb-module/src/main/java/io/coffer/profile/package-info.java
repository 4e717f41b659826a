/**
 * Whether this is production, and what must not be there then.
 *
 * <ol>
 * <li>It is production unless {@code coffer.profile} says {@code sandbox}: nobody has to remember to be safe.
 * <li>A secret that is missing stops the application from starting, in every profile. In production so does everything
 * that makes a system open: secrets of the sandbox, demo data, unencrypted ways to others. All of it is told at once, one
 * line a setting, by the names of settings and never by their values.
 * <li>Every secret of the sandbox begins with {@code sandbox-}, so that it can be known here without being written here.
 * <li>What is not a secret may be accepted by name ({@code coffer.production.accepted}), where the network in front does
 * what the setting would.
 * </ol>
 */
@NullMarked
package io.coffer.profile;

import org.jspecify.annotations.NullMarked;
