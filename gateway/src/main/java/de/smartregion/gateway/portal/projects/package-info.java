@NullMarked
package de.smartregion.gateway.portal.projects;

import org.jspecify.annotations.NullMarked;
