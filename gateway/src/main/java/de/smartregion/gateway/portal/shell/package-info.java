@NullMarked
package de.smartregion.gateway.portal.shell;

import org.jspecify.annotations.NullMarked;
