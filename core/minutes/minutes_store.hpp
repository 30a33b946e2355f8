#pragma once

#include <optional>
#include <vector>

#include "core/minutes/amendment.hpp"
#include "core/support/result.hpp"

namespace quorate::core {

/// Minutes, their sections and the decisions. Every change raises the version of its row and is
/// refused as stale when the row has moved on.
class MinutesStore {
public:
    virtual ~MinutesStore() = default;

    virtual std::optional<Minutes> find(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// Opens the minutes of a meeting with these sections.
    virtual void open(const AuthorityId& authority,
                      const MeetingId& meeting,
                      const std::vector<MinuteSection>& sections) = 0;

    /// In order of position.
    virtual std::vector<MinuteSection> sections(const AuthorityId& authority,
                                                const MeetingId& meeting) = 0;

    virtual std::optional<MinuteSection> find_section(const AuthorityId& authority,
                                                      const MinuteSectionId& id) = 0;

    /// Adds one to a draft: `wrong_state` once the minutes are approved.
    virtual Result<Done> add_section(const AuthorityId& authority,
                                     const MinuteSection& section) = 0;

    /// Keeps body, mark and author of a section; gives its new version. `wrong_state` once the
    /// minutes are approved, whatever the caller looked at before.
    virtual Result<int> save_section(const AuthorityId& authority,
                                     const MinuteSection& section) = 0;

    /// From draft to approved, if `version` is still the minutes' version. Gives the new one.
    virtual Result<int> approve(const AuthorityId& authority,
                                const MeetingId& meeting,
                                const UserId& by,
                                Instant at,
                                int version) = 0;

    /// What was agreed, once.
    virtual void keep_digest(const AuthorityId& authority,
                             const MeetingId& meeting,
                             const std::string& digest) = 0;

    /// Adds it to approved minutes under the next number; `stale_version` when it is not the next
    /// any more.
    virtual Result<Done> add_amendment(const AuthorityId& authority,
                                       const Amendment& amendment) = 0;

    /// By number.
    virtual std::vector<Amendment> amendments(const AuthorityId& authority,
                                              const MeetingId& meeting) = 0;

    /// The meetings whose minutes are approved.
    virtual std::vector<MeetingId> all_approved(const AuthorityId& authority) = 0;

    /// One for each child decided about so far.
    virtual std::vector<ChildDecision> decisions(const AuthorityId& authority,
                                                 const MeetingId& meeting) = 0;

    /// Adds the decision (version 0) or replaces the child's (its version); gives the new version.
    virtual Result<int> save_decision(const AuthorityId& authority,
                                      const ChildDecision& decision) = 0;

    /// What somebody typed and has not saved, one for each item: kept in the place of the one
    /// before, and dropped; all of a meeting's at once.
    virtual void keep_scrap(const AuthorityId& authority, const MinutesScrap& scrap) = 0;
    virtual std::optional<MinutesScrap> find_scrap(const AuthorityId& authority,
                                                   const MeetingId& meeting,
                                                   const UserId& user,
                                                   const std::string& item) = 0;
    virtual void drop_scrap(const AuthorityId& authority,
                            const MeetingId& meeting,
                            const UserId& user,
                            const std::string& item) = 0;
    virtual void drop_scraps(const AuthorityId& authority, const MeetingId& meeting) = 0;

    /// How the meeting was held, once it is closed.
    virtual void keep_closing(const AuthorityId& authority, const Closing& closing) = 0;
    virtual std::optional<Closing> closing(const AuthorityId& authority,
                                           const MeetingId& meeting) = 0;

    /// Which lines of the interim plan the family may read; nothing else of it changes.
    virtual void mark_plan_lines(const AuthorityId& authority,
                                 const MeetingId& meeting,
                                 const std::vector<int>& lines) = 0;
};

}  // namespace quorate::core
