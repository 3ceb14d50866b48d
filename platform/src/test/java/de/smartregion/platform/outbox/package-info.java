/** What outbox promises. */
@NullMarked
package de.smartregion.platform.outbox;

import org.jspecify.annotations.NullMarked;
