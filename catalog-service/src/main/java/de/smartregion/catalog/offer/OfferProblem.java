package de.smartregion.catalog.offer;

import de.smartregion.platform.web.Problem;

/** Why a request about offers is refused; the name is the problem's type, and a contract. */
enum OfferProblem implements Problem {
    OFFER_NOT_FOUND(404, "There is no such offer"),
    PARTNER_NOT_FOUND(404, "There is no such partner"),
    PARTNER_UNKNOWN(409, "A partner of the offer is not in the list of partners"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key belongs to another request");

    private final int status;
    private final String title;

    OfferProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
