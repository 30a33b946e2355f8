#pragma once

#include "core/circulation/disclosure_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

class DisclosureStore : public core::DisclosureStore {
public:
    explicit DisclosureStore(Sql& sql) : sql_{sql} {}

    std::vector<core::ItemAbout> about(const core::AuthorityId& authority,
                                       const core::MeetingId& meeting) override;
    void save_about(const core::AuthorityId& authority,
                    const core::MeetingId& meeting,
                    const core::ItemAbout& about) override;

    std::vector<core::OwnChildren> own_children(const core::AuthorityId& authority,
                                                const core::CaseId& id) override;
    void save_own_children(const core::AuthorityId& authority,
                           const core::CaseId& id,
                           const core::OwnChildren& own) override;

    std::vector<core::SeatChoice> choices(const core::AuthorityId& authority,
                                          const core::MeetingId& meeting) override;
    core::Result<int> save_choice(const core::AuthorityId& authority,
                                  const core::MeetingId& meeting,
                                  const core::SeatChoice& choice) override;

    void add_copy(const core::AuthorityId& authority, const core::PapersCopy& copy) override;
    std::optional<core::PapersCopy> find_copy(const core::AuthorityId& authority,
                                              const core::PapersCopyId& id) override;
    std::vector<core::PapersCopy> copies(const core::AuthorityId& authority,
                                         const core::MeetingId& meeting) override;
    std::vector<core::PapersCopy> waiting_copies(const core::AuthorityId& authority) override;
    std::vector<core::PapersCopy> held_copies(const core::AuthorityId& authority) override;
    core::Result<core::Done> close_copy(const core::AuthorityId& authority,
                                        const core::PapersCopy& copy) override;

private:
    Sql& sql_;
};

}  // namespace quorate::db
