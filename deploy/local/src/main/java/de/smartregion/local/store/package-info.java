/** A document store that speaks MongoDB's protocol and forgets nothing it has acknowledged. */
@NullMarked
package de.smartregion.local.store;

import org.jspecify.annotations.NullMarked;
