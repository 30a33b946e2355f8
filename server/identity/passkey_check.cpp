#include "server/identity/passkey_check.hpp"

#include <fido.h>
#include <fido/eddsa.h>
#include <fido/es256.h>
#include <fido/rs256.h>
#include <sodium.h>

#include <array>
#include <boost/json.hpp>
#include <boost/url/parse.hpp>
#include <boost/url/url_view.hpp>
#include <memory>
#include <optional>

#include "core/support/text.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr int base64_kind = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
constexpr std::size_t most_octets = 8192;  // of anything that a browser hands over here
constexpr std::size_t digest_octets = crypto_hash_sha256_BYTES;
constexpr std::uint8_t present_and_verified = 0x01 | 0x04;
constexpr std::array<int, 3> algorithms{COSE_ES256, COSE_EDDSA, COSE_RS256};

using Octets = std::array<unsigned char, digest_octets>;

// libfido2 gives objects back through a pointer to the pointer.
template <auto release>
struct Free {
    template <class Object>
    void operator()(Object* object) const
    {
        release(&object);
    }
};
using Credential = std::unique_ptr<fido_cred_t, Free<fido_cred_free>>;
using Assertion = std::unique_ptr<fido_assert_t, Free<fido_assert_free>>;
using Es256 = std::unique_ptr<es256_pk_t, Free<es256_pk_free>>;
using Eddsa = std::unique_ptr<eddsa_pk_t, Free<eddsa_pk_free>>;
using Rs256 = std::unique_ptr<rs256_pk_t, Free<rs256_pk_free>>;

const unsigned char* octets(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

std::string_view text(const unsigned char* bytes, std::size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

std::optional<std::string> decoded(const std::string& base64)
{
    if (base64.empty() || base64.size() > most_octets) return std::nullopt;
    std::string bytes(base64.size(), '\0');
    std::size_t size = 0;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                         bytes.size(),
                                         base64.data(),
                                         base64.size(),
                                         nullptr,
                                         &size,
                                         nullptr,
                                         base64_kind);
    if (failed != 0) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

Octets sha256(std::string_view bytes)
{
    Octets hash{};
    crypto_hash_sha256(hash.data(), octets(bytes), bytes.size());
    return hash;
}

bool is_for(const std::string& rp_id, std::string_view authenticator_data)
{
    const Octets hash = sha256(rp_id);
    return authenticator_data.size() > hash.size() &&
           sodium_memcmp(hash.data(), authenticator_data.data(), hash.size()) == 0;
}

bool is(const json::object& data, std::string_view name, std::string_view expected)
{
    const json::value* value = data.if_contains(name);
    return value != nullptr && value->is_string() && value->get_string() == expected;
}

// The credential that the device describes, if its key is of this algorithm.
Credential credential_of(int algorithm, std::string_view authenticator_data)
{
    Credential credential{fido_cred_new()};
    const bool is_sound =
        credential && fido_cred_set_type(credential.get(), algorithm) == FIDO_OK &&
        fido_cred_set_authdata_raw(
            credential.get(), octets(authenticator_data), authenticator_data.size()) == FIDO_OK;
    return is_sound ? std::move(credential) : nullptr;
}

template <class Key>
bool is_signed(const fido_assert_t* assertion, int algorithm, const Key& key, int failed)
{
    return key && failed == FIDO_OK &&
           fido_assert_verify(assertion, 0, algorithm, key.get()) == FIDO_OK;
}

bool is_signed_by(const fido_assert_t* assertion, int algorithm, const std::string& bytes)
{
    switch (algorithm) {
        case COSE_ES256: {
            const Es256 key{es256_pk_new()};
            const int failed = es256_pk_from_ptr(key.get(), bytes.data(), bytes.size());
            return is_signed(assertion, algorithm, key, failed);
        }
        case COSE_EDDSA: {
            const Eddsa key{eddsa_pk_new()};
            const int failed = eddsa_pk_from_ptr(key.get(), bytes.data(), bytes.size());
            return is_signed(assertion, algorithm, key, failed);
        }
        case COSE_RS256: {
            const Rs256 key{rs256_pk_new()};
            const int failed = rs256_pk_from_ptr(key.get(), bytes.data(), bytes.size());
            return is_signed(assertion, algorithm, key, failed);
        }
        default:
            return false;
    }
}

// A host that is a name: not 192.0.2.1, and not [2001:db8::1].
bool is_name(const boost::urls::url_view& url)
{
    return url.host_type() == boost::urls::host_type::name && !url.encoded_host().empty();
}

}  // namespace

std::string base64url(std::string_view bytes)
{
    std::string encoded(sodium_base64_encoded_len(bytes.size(), base64_kind), '\0');
    sodium_bin2base64(encoded.data(), encoded.size(), octets(bytes), bytes.size(), base64_kind);
    encoded.pop_back();  // the zero at its end
    return encoded;
}

bool client_data_says(std::string_view text, const ClientData& expected)
{
    boost::system::error_code failed;
    const json::value value = json::parse(text, failed);
    if (failed || !value.is_object()) return false;
    const json::object& data = value.get_object();
    const json::value* framed = data.if_contains("crossOrigin");
    if (framed != nullptr && !(framed->is_bool() && !framed->get_bool())) return false;
    return is(data, "type", expected.type) && is(data, "origin", expected.origin) &&
           is(data, "challenge", base64url(expected.challenge));
}

PasskeyCheck::PasskeyCheck(const std::string& public_url)
{
    fido_init(0);
    const auto url = boost::urls::parse_uri(public_url);
    if (!url || !is_name(*url)) return;
    // As browsers write an origin: in small letters, and without the usual port.
    const std::string scheme = core::lower_case(url->scheme());
    const std::string port{url->port()};
    rp_id_ = core::lower_case(url->host());
    origin_ = scheme + "://" + rp_id_;
    if (!port.empty() && port != (scheme == "https" ? "443" : "80")) origin_ += ":" + port;
}

std::optional<core::NewPasskey> PasskeyCheck::read_new(const core::MadePasskey& made,
                                                       const std::string& challenge) const
{
    const auto client_data = decoded(made.client_data);
    const auto data = decoded(made.authenticator_data);
    if (!is_offered() || !client_data || !data) return std::nullopt;
    if (!client_data_says(*client_data, {"webauthn.create", challenge, origin_}))
        return std::nullopt;
    if (!is_for(rp_id_, *data)) return std::nullopt;
    for (const int algorithm : algorithms) {
        const Credential credential = credential_of(algorithm, *data);
        if (!credential) continue;
        const std::uint8_t flags = fido_cred_flags(credential.get());
        if ((flags & present_and_verified) != present_and_verified) return std::nullopt;
        return core::NewPasskey{
            .credential = base64url(
                text(fido_cred_id_ptr(credential.get()), fido_cred_id_len(credential.get()))),
            .algorithm = algorithm,
            .public_key = base64url(text(fido_cred_pubkey_ptr(credential.get()),
                                         fido_cred_pubkey_len(credential.get()))),
            .signatures = fido_cred_sigcount(credential.get())};
    }
    return std::nullopt;
}

std::optional<std::int64_t> PasskeyCheck::check(const core::SignedByPasskey& given,
                                                const core::Passkey& passkey,
                                                const std::string& challenge) const
{
    const auto client_data = decoded(given.client_data);
    const auto data = decoded(given.authenticator_data);
    const auto signature = decoded(given.signature);
    const auto key = decoded(passkey.public_key);
    if (!is_offered() || !client_data || !data || !signature || !key) return std::nullopt;
    if (given.credential != passkey.credential) return std::nullopt;
    if (!given.user.empty() && given.user != base64url(passkey.user.text())) return std::nullopt;
    if (!client_data_says(*client_data, {"webauthn.get", challenge, origin_})) return std::nullopt;

    const Octets hash = sha256(*client_data);
    const Assertion assertion{fido_assert_new()};
    if (!assertion) return std::nullopt;
    fido_assert_t* const raw = assertion.get();
    const bool is_whole =
        fido_assert_set_count(raw, 1) == FIDO_OK &&
        fido_assert_set_rp(raw, rp_id_.c_str()) == FIDO_OK &&
        fido_assert_set_clientdata_hash(raw, hash.data(), hash.size()) == FIDO_OK &&
        fido_assert_set_authdata_raw(raw, 0, octets(*data), data->size()) == FIDO_OK &&
        fido_assert_set_sig(raw, 0, octets(*signature), signature->size()) == FIDO_OK &&
        fido_assert_set_up(raw, FIDO_OPT_TRUE) == FIDO_OK &&
        fido_assert_set_uv(raw, FIDO_OPT_TRUE) == FIDO_OK;
    if (!is_whole || !is_signed_by(raw, passkey.algorithm, *key)) return std::nullopt;
    return fido_assert_sigcount(raw, 0);
}

}  // namespace quorate::server
