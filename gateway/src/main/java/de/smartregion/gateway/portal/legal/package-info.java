/** What the law wants every portal to say, and the form for who met a barrier. */
@NullMarked
package de.smartregion.gateway.portal.legal;

import org.jspecify.annotations.NullMarked;
