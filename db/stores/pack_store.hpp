#pragma once

#include "core/pack/pack_store.hpp"
#include "db/session/sql.hpp"

namespace quorate::db {

/// Packs of meetings, in the tables `meeting_pack`, `meeting_pack_left_out`,
/// `meeting_pack_version`, `meeting_pack_item` and `meeting_pack_reader`.
class PackStore final : public core::PackStore {
public:
    explicit PackStore(Sql& sql) : sql_{sql} {}

    std::optional<core::MeetingPack> find(const core::AuthorityId& authority,
                                          const core::MeetingId& meeting) override;
    core::Result<int> save(const core::MeetingPack& pack) override;
    std::vector<core::PackVersion> versions(const core::AuthorityId& authority,
                                            const core::MeetingId& meeting) override;
    std::vector<core::PackItem> items(const core::AuthorityId& authority,
                                      const core::MeetingId& meeting) override;
    bool add_version(const core::AuthorityId& authority,
                     const core::MeetingId& meeting,
                     const core::PackVersion& version,
                     const std::vector<core::PackItem>& items) override;
    std::vector<core::PackReader> readers(const core::AuthorityId& authority,
                                          const core::MeetingId& meeting) override;
    bool add_reader(const core::AuthorityId& authority,
                    const core::MeetingId& meeting,
                    const core::PackReader& reader) override;
    void mark_opened(const core::AuthorityId& authority,
                     const core::MeetingId& meeting,
                     const core::InviteeId& seat,
                     int pack_version,
                     core::Instant at) override;
    std::optional<core::PackReader> told_by(const core::AuthorityId& authority,
                                            const core::OutboxMessageId& message) override;
    std::vector<core::OpenPack> open_packs(const core::AuthorityId& authority,
                                           core::Instant now) override;
    std::optional<core::OpenPack> find_open(const core::AuthorityId& authority,
                                            const core::MeetingId& meeting,
                                            core::Instant now) override;

private:
    void leave_out(const core::MeetingPack& pack);
    std::vector<core::OpenPack> open(const core::AuthorityId& authority,
                                     core::Instant now,
                                     const std::optional<core::MeetingId>& only);

    Sql& sql_;
};

}  // namespace quorate::db
