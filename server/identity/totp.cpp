#include "server/identity/totp.hpp"

#include <liboath/oath.h>

#include <array>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <stdexcept>

#include "core/identity/second_factor.hpp"

namespace quorate::server {
namespace {

constexpr unsigned digits = 6;
constexpr unsigned step_seconds = static_cast<unsigned>(core::code_step.count());

struct Free {
    void operator()(char* bytes) const { std::free(bytes); }  // liboath allocates with malloc
};
using Bytes = std::unique_ptr<char, Free>;

}  // namespace

Totp::Totp()
{
    if (oath_init() != OATH_OK) throw std::runtime_error{"liboath cannot start"};
}

Totp::~Totp()
{
    oath_done();
}

std::string Totp::code(const std::string& secret, std::int64_t step) const
{
    char* decoded = nullptr;
    std::size_t size = 0;
    if (step < 0 || oath_base32_decode(secret.data(), secret.size(), &decoded, &size) != OATH_OK)
        return {};
    const Bytes key{decoded};
    std::array<char, digits + 1> text{};
    const int made = oath_totp_generate(key.get(),
                                        size,
                                        static_cast<std::time_t>(step * step_seconds),
                                        step_seconds,
                                        0,
                                        digits,
                                        text.data());
    if (made != OATH_OK) return {};
    return text.data();
}

}  // namespace quorate::server
