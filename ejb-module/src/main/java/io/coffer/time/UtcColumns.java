package io.coffer.time;

import org.hibernate.boot.model.TypeContributions;
import org.hibernate.boot.model.TypeContributor;
import org.hibernate.service.ServiceRegistry;

/** Has all columns of instants read and written by {@link UtcColumnType}. */
public final class UtcColumns implements TypeContributor {

    @Override
    public void contribute(TypeContributions types, ServiceRegistry services) {
        types.contributeJdbcType(new UtcColumnType());
    }
}
