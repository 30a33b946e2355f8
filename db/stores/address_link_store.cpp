#include "db/stores/address_link_store.hpp"

#include <utility>

#define ADDRESS_LINK_COLUMNS                                                         \
    "id, authority_id, contact_id, email, link_hash, sent_by, sent_at, expires_at, " \
    "answered_at, answer"
#define SELECT_LINKS "select " ADDRESS_LINK_COLUMNS " from address_link "

namespace quorate::db {
namespace {

template <class... In>
std::vector<core::AddressLink> links(Sql& sql, const char* text, const In&... in)
{
    std::vector<core::AddressLink> found;
    for (auto& [id,
                authority,
                contact,
                email,
                hash,
                sent_by,
                sent_at,
                expires_at,
                answered_at,
                answer] : sql.select<core::AddressLinkId,
                                     core::AuthorityId,
                                     core::ContactId,
                                     core::Email,
                                     std::string,
                                     core::UserId,
                                     core::Instant,
                                     core::Instant,
                                     std::optional<core::Instant>,
                                     std::string>(text, in...))
        found.push_back({.id = std::move(id),
                         .authority = std::move(authority),
                         .contact = std::move(contact),
                         .email = std::move(email),
                         .link_hash = std::move(hash),
                         .sent_by = std::move(sent_by),
                         .sent_at = sent_at,
                         .expires_at = expires_at,
                         .answered_at = answered_at,
                         .answer = std::move(answer)});
    return found;
}

std::optional<core::AddressLink> only(std::vector<core::AddressLink> found)
{
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

}  // namespace

void AddressLinkStore::add(const core::AddressLink& link)
{
    sql_.execute(
        "update address_link set answered_at = :t, answer = 'replaced' "
        "where authority_id = :a and contact_id = :c and answered_at is null",
        link.sent_at,
        link.authority,
        link.contact);
    sql_.execute("insert into address_link (" ADDRESS_LINK_COLUMNS
                 ") values (:i, :a, :c, :e, :h, :b, :t, :x, :w, :o)",
                 link.id,
                 link.authority,
                 link.contact,
                 link.email,
                 link.link_hash,
                 link.sent_by,
                 link.sent_at,
                 link.expires_at,
                 link.answered_at,
                 link.answer);
}

std::optional<core::AddressLink> AddressLinkStore::find(const core::AuthorityId& authority,
                                                        const core::AddressLinkId& id)
{
    return only(links(sql_, SELECT_LINKS "where authority_id = :a and id = :i", authority, id));
}

std::optional<core::AddressLink> AddressLinkStore::find_by_link(const std::string& link_hash)
{
    return only(links(sql_, SELECT_LINKS "where link_hash = :h", link_hash));
}

std::vector<core::AddressLink> AddressLinkStore::of_contact(const core::AuthorityId& authority,
                                                            const core::ContactId& contact)
{
    return links(sql_,
                 SELECT_LINKS
                 "where authority_id = :a and contact_id = :c order by sent_at desc, id desc",
                 authority,
                 contact);
}

bool AddressLinkStore::answer(const core::AuthorityId& authority,
                              const core::AddressLinkId& id,
                              const std::string& answer,
                              core::Instant at)
{
    return sql_.execute(
               "update address_link set answered_at = :t, answer = :o "
               "where authority_id = :a and id = :i and answered_at is null",
               at,
               answer,
               authority,
               id) == 1;
}

}  // namespace quorate::db
