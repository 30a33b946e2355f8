#include "server/identity/json_web_keys.hpp"

#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/rsa.h>
#include <sodium.h>
#include <boost/json/object.hpp>
#include <boost/json/parse.hpp>

#include <algorithm>

#include "server/identity/secret.hpp"

namespace quorate::server {
namespace {

namespace json = boost::json;

constexpr std::size_t most_keys = 50;
constexpr int least_rsa_bits = 2048;
constexpr std::size_t coordinate = 32;  // of P-256

template <auto free>
struct Free {
    template <class T>
    void operator()(T* object) const
    {
        free(object);
    }
};
template <class T, auto free>
using Owned = std::unique_ptr<T, Free<free>>;

using Number = Owned<BIGNUM, BN_free>;
using Builder = Owned<OSSL_PARAM_BLD, OSSL_PARAM_BLD_free>;
using Params = Owned<OSSL_PARAM, OSSL_PARAM_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using DigestContext = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;
using EcSignature = Owned<ECDSA_SIG, ECDSA_SIG_free>;

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

Number number_from(std::string_view bytes)
{
    return Number{BN_bin2bn(octets(bytes), static_cast<int>(bytes.size()), nullptr)};
}

std::string text_in(const json::object& object, std::string_view name)
{
    const json::value* const found = object.if_contains(name);
    return found != nullptr && found->is_string() ? std::string{found->get_string()}
                                                  : std::string{};
}

std::shared_ptr<EVP_PKEY> key_from(const char* kind, OSSL_PARAM_BLD* builder)
{
    const Params params{OSSL_PARAM_BLD_to_param(builder)};
    const KeyContext context{EVP_PKEY_CTX_new_from_name(nullptr, kind, nullptr)};
    EVP_PKEY* key = nullptr;
    const bool made =
        params && context && EVP_PKEY_fromdata_init(context.get()) == 1 &&
        EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, params.get()) == 1;
    return made ? std::shared_ptr<EVP_PKEY>{key, EVP_PKEY_free} : nullptr;
}

std::shared_ptr<EVP_PKEY> rsa_key(const json::object& jwk)
{
    const auto modulus = from_base64url(text_in(jwk, "n"));
    const auto exponent = from_base64url(text_in(jwk, "e"));
    if (!modulus || !exponent || modulus->empty() || exponent->empty()) return nullptr;
    const Number n = number_from(*modulus);
    const Number e = number_from(*exponent);
    if (!n || !e || BN_num_bits(n.get()) < least_rsa_bits) return nullptr;
    const Builder builder{OSSL_PARAM_BLD_new()};
    if (!builder || OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_N, n.get()) != 1 ||
        OSSL_PARAM_BLD_push_BN(builder.get(), OSSL_PKEY_PARAM_RSA_E, e.get()) != 1)
        return nullptr;
    return key_from("RSA", builder.get());
}

std::shared_ptr<EVP_PKEY> p256_key(const json::object& jwk)
{
    const auto x = from_base64url(text_in(jwk, "x"));
    const auto y = from_base64url(text_in(jwk, "y"));
    if (text_in(jwk, "crv") != "P-256" || !x || !y || x->size() != coordinate ||
        y->size() != coordinate)
        return nullptr;
    const std::string point = '\x04' + *x + *y;  // uncompressed
    const Builder builder{OSSL_PARAM_BLD_new()};
    if (!builder ||
        OSSL_PARAM_BLD_push_utf8_string(
            builder.get(), OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) != 1 ||
        OSSL_PARAM_BLD_push_octet_string(
            builder.get(), OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size()) != 1)
        return nullptr;
    return key_from("EC", builder.get());
}

// JWS has the two numbers side by side, OpenSSL wants them in DER.
std::string der_of(std::string_view signature)
{
    if (signature.size() != 2 * coordinate) return {};
    Number r = number_from(signature.substr(0, coordinate));
    Number s = number_from(signature.substr(coordinate));
    const EcSignature both{ECDSA_SIG_new()};
    if (!r || !s || !both) return {};
    // They are its own from here on.
    if (ECDSA_SIG_set0(both.get(), r.release(), s.release()) != 1) return {};
    unsigned char* bytes = nullptr;
    const int size = i2d_ECDSA_SIG(both.get(), &bytes);
    if (size <= 0) return {};
    const std::string der{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(size)};
    OPENSSL_free(bytes);
    return der;
}

bool use_pss(EVP_PKEY_CTX* context)
{
    return EVP_PKEY_CTX_set_rsa_padding(context, RSA_PKCS1_PSS_PADDING) == 1 &&
           EVP_PKEY_CTX_set_rsa_pss_saltlen(context, RSA_PSS_SALTLEN_DIGEST) == 1;
}

}  // namespace

std::optional<std::string> from_base64url(std::string_view text)
{
    start_sodium();
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()),
                                         bytes.size(),
                                         text.data(),
                                         text.size(),
                                         nullptr,
                                         &size,
                                         &end,
                                         sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    if (failed != 0 || end != text.data() + text.size()) return std::nullopt;
    bytes.resize(size);
    return bytes;
}

std::string to_base64url(std::string_view bytes)
{
    start_sodium();
    std::string text(
        sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(),
                      text.size(),
                      octets(bytes),
                      bytes.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back();
    return text;
}

std::optional<JsonWebKeys> JsonWebKeys::from(std::string_view text)
{
    boost::system::error_code error;
    const json::value parsed = json::parse(text, error);
    const json::object* const set = error ? nullptr : parsed.if_object();
    const json::value* const list = set == nullptr ? nullptr : set->if_contains("keys");
    if (list == nullptr || !list->is_array()) return std::nullopt;
    JsonWebKeys keys;
    for (const json::value& each : list->get_array()) {
        const json::object* const jwk = each.if_object();
        if (jwk == nullptr || keys.size() == most_keys) continue;
        const std::string use = text_in(*jwk, "use");
        if (!use.empty() && use != "sig") continue;
        const std::string kind = text_in(*jwk, "kty");
        Key key{.name = text_in(*jwk, "kid"),
                .algorithm = text_in(*jwk, "alg"),
                .is_rsa = kind == "RSA"};
        if (kind == "RSA") key.key = rsa_key(*jwk);
        if (kind == "EC") key.key = p256_key(*jwk);
        if (key.key) keys.keys_.push_back(std::move(key));
    }
    return keys;
}

const JsonWebKeys::Key* JsonWebKeys::find(std::string_view algorithm,
                                          const std::optional<std::string>& name) const
{
    const bool wants_rsa = algorithm == "RS256" || algorithm == "PS256";
    if (!wants_rsa && algorithm != "ES256") return nullptr;
    const auto fits = [&](const Key& key) {
        return key.is_rsa == wants_rsa && (key.algorithm.empty() || key.algorithm == algorithm) &&
               (!name || key.name == *name);
    };
    const auto found = std::ranges::find_if(keys_, fits);
    if (found == keys_.end()) return nullptr;
    if (!name && std::ranges::count_if(keys_, fits) != 1) return nullptr;
    return &*found;
}

bool JsonWebKeys::has(std::string_view algorithm, const std::optional<std::string>& name) const
{
    return find(algorithm, name) != nullptr;
}

bool JsonWebKeys::verify(std::string_view algorithm,
                         const std::optional<std::string>& name,
                         std::string_view signed_part,
                         std::string_view signature) const
{
    const Key* const key = find(algorithm, name);
    if (key == nullptr) return false;
    const std::string given = key->is_rsa ? std::string{signature} : der_of(signature);
    const DigestContext context{EVP_MD_CTX_new()};
    EVP_PKEY_CTX* options = nullptr;  // the context's own
    if (given.empty() || !context ||
        EVP_DigestVerifyInit(context.get(), &options, EVP_sha256(), nullptr, key->key.get()) != 1 ||
        (algorithm == "PS256" && !use_pss(options)))
        return false;
    return EVP_DigestVerify(context.get(),
                            octets(given),
                            given.size(),
                            octets(signed_part),
                            signed_part.size()) == 1;
}

}  // namespace quorate::server
