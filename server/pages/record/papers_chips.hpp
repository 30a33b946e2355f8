#pragma once

#include <string>
#include <vector>

#include "core/circulation/papers_plan.hpp"
#include "core/circulation/record_reach.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// Whether this person had a copy and has none, as it was taken back: who misses none is nobody's.
bool was_taken_back(const core::MissingCopy* missing);

/// Where the copy of one person stands, and how much of the record it holds.
std::vector<View> chips_for(const core::PapersRecipient& recipient,
                            const core::Papers& papers,
                            const core::MissingCopy* missing,
                            bool has_lapsed);

/// The second line under what they get; `digest` is that of what would be sent now.
std::string state_words(const core::PapersRecipient& recipient,
                        const core::MissingCopy* missing,
                        const std::string& digest);

/// The second line under how it goes.
std::string trouble_words(core::AddressTrouble trouble);

}  // namespace quorate::server
