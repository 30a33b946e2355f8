#pragma once

#include <string>

#include "core/circulation/reader_code_store.hpp"
#include "core/support/random.hpp"
#include "core/support/result.hpp"
#include "core/support/text.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::test {

/// The token of a device that is trusted for whoever is behind `door`, as if they had just typed a
/// code into it; an empty one where there is no door.
inline std::string trusted_device(core::UnitOfWork& work,
                                  const core::LinkTokens& links,
                                  core::RandomSource& random,
                                  const core::Result<core::PapersDoor>& door,
                                  core::Instant now)
{
    if (!door) return {};
    const std::string token = random.token();
    work.reader_codes.add_device(door->authority,
                                 {.token_hash = links.hash(token),
                                  .reader = core::seat_key(door->reader),
                                  .email = core::Email{core::lower_case(door->email.reveal())},
                                  .trusted_at = now,
                                  .expires_at = now + core::device_trust_lasts});
    return token;
}

}  // namespace quorate::test
