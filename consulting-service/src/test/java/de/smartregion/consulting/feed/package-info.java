@NullMarked
package de.smartregion.consulting.feed;

import org.jspecify.annotations.NullMarked;
