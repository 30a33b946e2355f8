#pragma once

#include <optional>
#include <string>

#include "core/actions/action_links.hpp"
#include "core/support/result.hpp"
#include "core/unit_of_work.hpp"

namespace quorate::core {

/// What a link alone shows of an action point: nothing that names anybody. The wording is there
/// only when it was written in plain language and holds no name of the family's.
struct ActionByLink {
    std::string reference;
    Date due_on;
    ActionStatus status = ActionStatus::open;
    std::optional<FreeText> wording = {};
    std::optional<FreeText> outcome = {};  // what it is to bring about; alike, and not the family's
    std::optional<FreeText> evidence_planned = {};  // what will show that it is done; alike
    ActionPriority priority = ActionPriority::normal;
    std::optional<Date> not_before = {};
    std::string token;           // of this action point's own link
    std::string meetings_phone;  // of the team to ring
    int version = 1;             // as it was shown
    bool is_corrected = false;   // in the record, which does not change the action point itself
    std::optional<Date> due_before = {};  // the day that was agreed, where it was corrected
    int number = 1;  // among those that one mail was about; stays when another goes
};

/// What the bearer of `token` sees. Changes nothing, and records nothing: mail scanners follow
/// links. Any link that does not work is `link_stopped`.
Result<ActionByLink> view_action_by_link(UnitOfWork& work,
                                         const LinkTokens& links,
                                         const std::string& token);

struct ReportProgress {
    std::string token;
    bool done = false;
    bool begun = false;  // of what is not done: it is in progress
    std::string progress = {};
    std::string evidence = {};  // what shows that it is done
};

/// The owner says how it stands, by the link alone.
Result<ActionByLink> report_progress(UnitOfWork& work,
                                     const Clock& clock,
                                     const LinkTokens& links,
                                     const ReportProgress& command);

/// The same as view_action_by_link for an action point in hand: what a page may show of it when
/// the reader holds nothing but a link.
ActionByLink as_shown_by_link(UnitOfWork& work,
                              const LinkTokens& links,
                              const AuthorityId& authority,
                              const ActionRow& row);

}  // namespace quorate::core
