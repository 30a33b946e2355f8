// The part of DeliveryStore that knows which addresses somebody has checked.
#include "core/support/text.hpp"
#include "db/stores/delivery_store.hpp"

namespace quorate::db {

bool DeliveryStore::mark_unchecked(const core::AuthorityId& authority,
                                   const core::ContactId& contact,
                                   const core::Email& email,
                                   core::Instant at)
{
    return sql_.execute(
               "insert into address_check (authority_id, contact_id, email, given_at) "
               "values (:a, :c, :e, :t) on conflict do nothing",
               authority,
               contact,
               core::Email{core::lower_case(email.reveal())},
               at) == 1;
}

bool DeliveryStore::mark_checked(const core::AuthorityId& authority,
                                 const core::ContactId& contact,
                                 const core::Email& email,
                                 const core::UserId& by,
                                 std::string_view proof,
                                 core::Instant at)
{
    return sql_.execute(
               "update address_check set checked_at = :t, checked_by = :b, proof = :p "
               "where authority_id = :a and contact_id = :c and email = :e and checked_at is null",
               at,
               by,
               std::string{proof},
               authority,
               contact,
               core::Email{core::lower_case(email.reveal())}) == 1;
}

bool DeliveryStore::is_unchecked(const core::AuthorityId& authority,
                                 const core::ContactId& contact,
                                 const core::Email& email)
{
    return sql_
        .find<int>(
            "select 1 from address_check where authority_id = :a and contact_id = :c and "
            "email = :e and checked_at is null",
            authority,
            contact,
            core::Email{core::lower_case(email.reveal())})
        .has_value();
}

}  // namespace quorate::db
