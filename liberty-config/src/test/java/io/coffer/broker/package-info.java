@NullMarked
package io.coffer.broker;

import org.jspecify.annotations.NullMarked;
