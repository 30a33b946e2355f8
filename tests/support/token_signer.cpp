#include "tests/support/token_signer.hpp"

#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ecdsa.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include <stdexcept>
#include <utility>

#include "server/identity/json_web_keys.hpp"

namespace quorate::test {
namespace {

using server::to_base64url;

std::string bytes_of(const BIGNUM* number, int size)
{
    std::string bytes(static_cast<std::size_t>(size), '\0');
    BN_bn2binpad(number, reinterpret_cast<unsigned char*>(bytes.data()), size);
    return bytes;
}

std::string number_in(EVP_PKEY* key, const char* name, int size = 0)
{
    BIGNUM* number = nullptr;
    if (EVP_PKEY_get_bn_param(key, name, &number) != 1) throw std::runtime_error{"no such number"};
    const std::string bytes = bytes_of(number, size == 0 ? BN_num_bytes(number) : size);
    BN_free(number);
    return to_base64url(bytes);
}

// JWS has the two numbers side by side.
std::string flat(const std::string& der)
{
    const auto* at = reinterpret_cast<const unsigned char*>(der.data());
    ECDSA_SIG* both = d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size()));
    const std::string bytes =
        bytes_of(ECDSA_SIG_get0_r(both), 32) + bytes_of(ECDSA_SIG_get0_s(both), 32);
    ECDSA_SIG_free(both);
    return bytes;
}

}  // namespace

TokenSigner::TokenSigner(Kind kind, std::string name)
    : kind_{kind},
      name_{std::move(name)},
      key_{kind == Kind::rsa ? EVP_RSA_gen(2048) : EVP_EC_gen("P-256"), EVP_PKEY_free}
{
}

std::string TokenSigner::jwk() const
{
    const std::string head = R"({"use":"sig","kid":")" + name_ + R"(",)";
    if (kind_ == Kind::rsa)
        return head + R"("kty":"RSA","n":")" + number_in(key_.get(), OSSL_PKEY_PARAM_RSA_N) +
               R"(","e":")" + number_in(key_.get(), OSSL_PKEY_PARAM_RSA_E) + "\"}";
    return head + R"("kty":"EC","crv":"P-256","x":")" +
           number_in(key_.get(), OSSL_PKEY_PARAM_EC_PUB_X, 32) + R"(","y":")" +
           number_in(key_.get(), OSSL_PKEY_PARAM_EC_PUB_Y, 32) + "\"}";
}

std::string TokenSigner::token(const std::string& algorithm, const std::string& claims) const
{
    return token_with(
        R"({"alg":")" + algorithm + R"(","kid":")" + name_ + "\"}", algorithm, claims);
}

std::string TokenSigner::token_with(const std::string& header,
                                    const std::string& algorithm,
                                    const std::string& claims) const
{
    const std::string text = to_base64url(header) + "." + to_base64url(claims);
    EVP_MD_CTX* context = EVP_MD_CTX_new();
    EVP_PKEY_CTX* options = nullptr;
    EVP_DigestSignInit(context, &options, EVP_sha256(), nullptr, key_.get());
    if (algorithm == "PS256") {
        EVP_PKEY_CTX_set_rsa_padding(options, RSA_PKCS1_PSS_PADDING);
        EVP_PKEY_CTX_set_rsa_pss_saltlen(options, RSA_PSS_SALTLEN_DIGEST);
    }
    std::string signature(1024, '\0');
    std::size_t size = signature.size();
    EVP_DigestSign(context,
                   reinterpret_cast<unsigned char*>(signature.data()),
                   &size,
                   reinterpret_cast<const unsigned char*>(text.data()),
                   text.size());
    EVP_MD_CTX_free(context);
    signature.resize(size);
    return text + "." + to_base64url(kind_ == Kind::p256 ? flat(signature) : signature);
}

std::string TokenSigner::public_pem() const
{
    BIO* memory = BIO_new(BIO_s_mem());
    PEM_write_bio_PUBKEY(memory, key_.get());
    char* bytes = nullptr;
    const long size = BIO_get_mem_data(memory, &bytes);
    const std::string text{bytes, static_cast<std::size_t>(size)};
    BIO_free(memory);
    return text;
}

std::string hmac_token(const std::string& header,
                       const std::string& claims,
                       const std::string& secret)
{
    const std::string text = to_base64url(header) + "." + to_base64url(claims);
    std::string mac(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    HMAC(EVP_sha256(),
         secret.data(),
         static_cast<int>(secret.size()),
         reinterpret_cast<const unsigned char*>(text.data()),
         text.size(),
         reinterpret_cast<unsigned char*>(mac.data()),
         &size);
    return text + "." + to_base64url(mac.substr(0, size));
}

std::string key_set(const std::string& keys)
{
    return R"({"keys":[)" + keys + "]}";
}

}  // namespace quorate::test
