@NullMarked
package de.smartregion.gateway;

import org.jspecify.annotations.NullMarked;
