/** Starts, watches and stops the processes of the local system. */
@NullMarked
package de.smartregion.local.launcher;

import org.jspecify.annotations.NullMarked;
