package io.wattledger.command.security.web;

import io.wattledger.command.security.Session;
import io.wattledger.kernel.access.OperatorIdentity;
import io.wattledger.kernel.access.Permission;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** An operator recognised by a token; the authorities are the permissions' names. */
final class OperatorAuthentication extends AbstractAuthenticationToken {

    private static final long serialVersionUID = 1L;

    private final transient Session session;
    private final transient OperatorIdentity identity;

    OperatorAuthentication(Session session, OperatorIdentity identity) {
        super(AuthorityUtils.createAuthorityList(
                identity.permissions().stream().map(Permission::name).toList()));
        this.session = session;
        this.identity = identity;
        setAuthenticated(true);
    }

    Session session() {
        return session;
    }

    @Override
    public OperatorIdentity getPrincipal() {
        return identity;
    }

    /** Nothing: the token is not kept. */
    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public String getName() {
        return identity.username();
    }
}
