/**
 * Addresses and networks of the Internet, as far as somebody has to be told from somebody else by them.
 *
 * <ol>
 * <li>Text is read as numbers only. No name is ever resolved: a name server would decide who is let in.
 * <li>An IPv4 address that is written as IPv6 ({@code ::ffff:192.0.2.1}) is the IPv4 address. There is no second way around
 * a list.
 * <li>What can be read in two ways is not read: no leading zeros, no short forms ({@code 10.1}), no zones
 * ({@code fe80::1%eth0}).
 * </ol>
 */
@NullMarked
package io.coffer.net;

import org.jspecify.annotations.NullMarked;
