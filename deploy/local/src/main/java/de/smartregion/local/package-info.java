/** The whole system on one machine: what the services need, and the one who starts them. */
@NullMarked
package de.smartregion.local;

import org.jspecify.annotations.NullMarked;
