package io.skywarden.catalogue.http;

import io.skywarden.problem.Kind;
import io.skywarden.problem.Problem;
import io.skywarden.problem.Refusal;
import io.skywarden.signature.MalformedSignature;
import io.skywarden.signature.SignatureId;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Reads signature ids from paths. */
@Provider
public final class SignatureIds implements ParamConverterProvider, ParamConverter<SignatureId> {

    @Override
    @SuppressWarnings("unchecked") // the test of the raw type is the check
    public <T> ParamConverter<T> getConverter(Class<T> raw, Type generic, Annotation[] annotations) {
        return raw == SignatureId.class ? (ParamConverter<T>) this : null;
    }

    @Override
    public SignatureId fromString(String text) {
        try {
            return new SignatureId(text);
        } catch (MalformedSignature malformed) {
            throw new Refusal(new Problem(Kind.MALFORMED_REQUEST, malformed.getMessage()));
        }
    }

    @Override
    public String toString(SignatureId id) {
        return id.value();
    }
}
