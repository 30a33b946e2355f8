#include "db/stores/later_personal_columns.hpp"

namespace quorate::db {
namespace {

constexpr PersonalColumn columns[] = {
    {"passkey", "name"},
    {"api_token", "name"},
    {"app_password", "name"},
    {"policy_note", "owner"},
    {"retention_note", "owner"},
    {"feed", "label"},
};

}  // namespace

std::span<const PersonalColumn> later_personal_columns()
{
    return columns;
}

}  // namespace quorate::db
