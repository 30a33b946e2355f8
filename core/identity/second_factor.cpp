#include "core/identity/second_factor.hpp"

#include <algorithm>

#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t code_digits = 6;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Hyphens, spaces and capitals come of typing it.
std::string without_gaps(const std::string& typed)
{
    std::string code = lower_case(typed);
    std::erase_if(code, [](char c) { return c == '-' || c == ' '; });
    return code;
}

}  // namespace

std::optional<std::int64_t> matching_step(const OneTimeCodes& codes,
                                          const Digest& digest,
                                          const std::string& secret,
                                          const std::string& typed,
                                          Instant now,
                                          std::int64_t last_step)
{
    const std::int64_t present = now.time_since_epoch() / code_step;
    std::optional<std::int64_t> found;
    // All three are compared, so that the time taken does not tell which one it was.
    for (std::int64_t step = present - 1; step <= present + 1; ++step) {
        const bool is_same = digest.same(codes.code(secret, step), typed);
        if (is_same && step > last_step) found = step;
    }
    return found;
}

std::optional<std::string> app_code_in(const std::string& typed)
{
    std::string code = without_gaps(typed);
    const bool is_one = code.size() == code_digits && std::ranges::all_of(code, is_digit);
    if (!is_one) return std::nullopt;
    return code;
}

std::string recovery_hash(const Digest& digest, const UserId& user, const std::string& typed)
{
    return digest.sha256("recovery:" + user.text() + ":" + without_gaps(typed));
}

bool has_second_factor(IdentityStores& stores, const UserId& user)
{
    const auto factor = stores.second_factors.find(user);
    return (factor && factor->proven_at) || !stores.passkeys.of_user(user).empty();
}

bool must_enrol(IdentityStores& stores, const User& user)
{
    if (has_second_factor(stores, user.id)) return false;
    const auto factor = stores.second_factors.find(user.id);
    if (factor && factor->taken_off_at) return true;
    const auto roles = stores.second_factors.demanded_of(user.authority);
    return std::ranges::find(roles, user.role) != roles.end();
}

Factor use_code(IdentityStores& stores,
                const IdentityTools& tools,
                const CodeTools& codes,
                const UserId& user,
                const std::string& typed)
{
    if (!has_second_factor(stores, user)) return Factor::none;
    const auto code = app_code_in(typed);
    if (!code) {
        const bool used = stores.second_factors.use_recovery_code(
            user, recovery_hash(tools.digest, user, typed), tools.clock.now());
        return used ? Factor::recovery_code : Factor::none;
    }
    const auto factor = stores.second_factors.find(user);
    if (!factor || !factor->proven_at) return Factor::none;
    // Sealed with another installation's secret, it cannot be checked: recovery codes still can.
    const auto secret = codes.seal.open(factor->sealed_secret);
    if (!secret) return Factor::none;
    const auto step = matching_step(
        codes.codes, tools.digest, *secret, *code, tools.clock.now(), factor->last_step);
    return step && stores.second_factors.use_step(user, *step) ? Factor::app_code : Factor::none;
}

}  // namespace quorate::core
