#pragma once

#include "core/minutes/minutes_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class MinutesStore : public core::MinutesStore {
public:
    explicit MinutesStore(Sql& sql) : sql_{sql} {}

    std::optional<core::Minutes> find(const core::AuthorityId& authority,
                                      const core::MeetingId& meeting) override;
    void open(const core::AuthorityId& authority,
              const core::MeetingId& meeting,
              const std::vector<core::MinuteSection>& sections) override;
    std::vector<core::MinuteSection> sections(const core::AuthorityId& authority,
                                              const core::MeetingId& meeting) override;
    std::optional<core::MinuteSection> find_section(const core::AuthorityId& authority,
                                                    const core::MinuteSectionId& id) override;
    core::Result<core::Done> add_section(const core::AuthorityId& authority,
                                         const core::MinuteSection& section) override;
    core::Result<int> save_section(const core::AuthorityId& authority,
                                   const core::MinuteSection& section) override;
    core::Result<int> approve(const core::AuthorityId& authority,
                              const core::MeetingId& meeting,
                              const core::UserId& by,
                              core::Instant at,
                              int version) override;
    void keep_digest(const core::AuthorityId& authority,
                     const core::MeetingId& meeting,
                     const std::string& digest) override;
    core::Result<core::Done> add_amendment(const core::AuthorityId& authority,
                                           const core::Amendment& amendment) override;
    std::vector<core::Amendment> amendments(const core::AuthorityId& authority,
                                            const core::MeetingId& meeting) override;
    std::vector<core::MeetingId> all_approved(const core::AuthorityId& authority) override;
    std::vector<core::ChildDecision> decisions(const core::AuthorityId& authority,
                                               const core::MeetingId& meeting) override;
    core::Result<int> save_decision(const core::AuthorityId& authority,
                                    const core::ChildDecision& decision) override;
    void keep_scrap(const core::AuthorityId& authority, const core::MinutesScrap& scrap) override;
    std::optional<core::MinutesScrap> find_scrap(const core::AuthorityId& authority,
                                                 const core::MeetingId& meeting,
                                                 const core::UserId& user,
                                                 const std::string& item) override;
    void drop_scrap(const core::AuthorityId& authority,
                    const core::MeetingId& meeting,
                    const core::UserId& user,
                    const std::string& item) override;
    void drop_scraps(const core::AuthorityId& authority, const core::MeetingId& meeting) override;
    void keep_closing(const core::AuthorityId& authority, const core::Closing& closing) override;
    std::optional<core::Closing> closing(const core::AuthorityId& authority,
                                         const core::MeetingId& meeting) override;
    void mark_plan_lines(const core::AuthorityId& authority,
                         const core::MeetingId& meeting,
                         const std::vector<int>& lines) override;

private:
    void insert(const core::AuthorityId& authority,
                const core::MeetingId& meeting,
                const core::MinuteSection& section);
    bool touch_draft(const core::AuthorityId& authority, const core::MeetingId& meeting);

    Sql& sql_;
};

}  // namespace quorate::db
