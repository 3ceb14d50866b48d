/** Who people are, on one machine: an OpenID provider with demo people. */
@NullMarked
package de.smartregion.local.signin;

import org.jspecify.annotations.NullMarked;
