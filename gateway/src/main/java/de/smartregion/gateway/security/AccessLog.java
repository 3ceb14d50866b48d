package de.smartregion.gateway.security;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.AbstractAccessLogValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.CharArrayWriter;

/**
 * One line per request: no query (links carry their tokens there), no address, no header from
 * outside.
 */
final class AccessLog extends AbstractAccessLogValve {
    private static final Logger LOG = LoggerFactory.getLogger("access");

    AccessLog() {
        setPattern("%m %U %s %B bytes %D us request=%{" + RequestIds.NAME + "}r");
    }

    @Override
    public void log(Request request, Response response, long time) {
        if (LOG.isInfoEnabled()) {
            super.log(request, response, time);
        }
    }

    @Override
    protected void log(CharArrayWriter message) {
        LOG.info("{}", message);
    }
}
