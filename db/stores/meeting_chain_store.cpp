#include "db/stores/meeting_chain_store.hpp"

#include <string>
#include <utility>

namespace quorate::db {

void MeetingChainStore::add(const core::MeetingChain& chain)
{
    sql_.execute(
        "insert into meeting_chain (id, authority_id, case_id, created_by, created_at) values "
        "(:i, :a, :c, :b, :t)",
        chain.id,
        chain.authority,
        chain.case_id,
        chain.created_by,
        chain.created_at);
    for (const core::ChainMeeting& each : chain.meetings)
        sql_.execute(
            "insert into meeting_chain_member (authority_id, chain_id, link, meeting_id) values "
            "(:a, :i, :l, :m)",
            chain.authority,
            chain.id,
            std::string{code(each.link)},
            each.meeting);
}

std::optional<core::MeetingChain> MeetingChainStore::find(const core::AuthorityId& authority,
                                                          const core::ChainId& id)
{
    auto head = sql_.find<core::CaseId, core::UserId, core::Instant>(
        "select case_id, created_by, created_at from meeting_chain where authority_id = :a and "
        "id = :i",
        authority,
        id);
    if (!head) return std::nullopt;
    auto& [family, creator, created] = *head;
    core::MeetingChain chain{.id = id,
                             .authority = authority,
                             .case_id = std::move(family),
                             .created_by = std::move(creator),
                             .created_at = created};
    // The codes of the links are in the order of the meetings, by the alphabet.
    for (auto& [link, meeting] : sql_.select<std::string, core::MeetingId>(
             "select link, meeting_id from meeting_chain_member where authority_id = :a and "
             "chain_id = :i order by link",
             authority,
             id))
        chain.meetings.push_back({core::chain_link_from(link).value(), std::move(meeting)});
    return chain;
}

std::optional<core::MeetingChain> MeetingChainStore::of_meeting(const core::AuthorityId& authority,
                                                                const core::MeetingId& meeting)
{
    const auto chain = sql_.find<core::ChainId>(
        "select chain_id from meeting_chain_member where authority_id = :a and meeting_id = :m",
        authority,
        meeting);
    if (!chain) return std::nullopt;
    return find(authority, std::get<0>(*chain));
}

}  // namespace quorate::db
