/** What every service runs on; one auto-configuration brings it all. */
@NullMarked
package de.smartregion.platform;

import org.jspecify.annotations.NullMarked;
