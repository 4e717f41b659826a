@NullMarked
package io.coffer.edge.openapi;

import org.jspecify.annotations.NullMarked;
