/** Where every letter of the local system arrives, and a page to read it. */
@NullMarked
package de.smartregion.local.mailbox;

import org.jspecify.annotations.NullMarked;
