/** What regional forums came to: results, and ideas for projects. */
@NullMarked
package de.smartregion.gateway.portal.findings;

import org.jspecify.annotations.NullMarked;
