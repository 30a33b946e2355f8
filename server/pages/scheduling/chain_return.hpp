#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/meetings/meeting_type.hpp"
#include "core/scheduling/search_window.hpp"
#include "core/support/id.hpp"
#include "server/http/request.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// The page of three meetings from which the page of what one of them needs was opened, and to
/// which it leads back. It holds no address, only what makes one.
struct ChainReturn {
    core::MeetingType type = core::MeetingType::initial_cp_conference;  // of the conference
    core::SearchFrom from = core::SearchFrom::usual;
    std::vector<std::pair<std::string, std::string>> kept = {};  // as chain_kept() says
};

/// What that page is opened with again: the times chosen, and of a late conference who allowed it
/// and the kind of reason. What somebody wrote about the family is in no address.
std::vector<std::pair<std::string, std::string>> chain_kept(const Fields& form,
                                                            const std::string& prefix = {});

/// Nothing when the page of needs was not opened from there.
std::optional<ChainReturn> chain_return_in(const Fields& fields);

/// Carries it through the form of needs.
std::vector<View> hidden_fields(const ChainReturn& back);

std::string chain_url(const core::CaseId& id,
                      const std::vector<core::ChildId>& children,
                      const ChainReturn& back);

/// /meetings/new/needs, to come back from.
std::string needs_url(const core::CaseId& id,
                      core::MeetingType type,
                      const std::vector<core::ChildId>& children,
                      const ChainReturn& back);

}  // namespace quorate::server
