package de.smartregion.platform.outbox;

import java.util.List;

/** Is told what was just saved; never waits. */
interface Outlet {

    /** Every version is told, also one without events: that is how a gap is noticed. */
    void saved(String aggregate, long version, List<OutboxEntry> entries);
}
