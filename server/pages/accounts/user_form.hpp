#pragma once

#include <string>
#include <vector>

#include "core/access/role.hpp"
#include "core/identity/user_accounts.hpp"
#include "core/people/agency.hpp"
#include "core/people/contact.hpp"
#include "core/people/team.hpp"
#include "server/app/page.hpp"

namespace quorate::server {

/// What the form of an account holds, as it was typed.
struct UserForm {
    std::string name = {};
    std::string email = {};
    std::string role = {};
    std::string job_title = {};
    std::string agency = {};
    std::string contact = {};
    std::vector<std::string> teams = {};
    bool chairs_meetings = false;
    int version = 0;
    std::string line_manager = {};
    bool address_checked = false;
};

UserForm typed_user(const Request& request);
UserForm form_of(const core::User& user);

std::vector<core::TeamId> team_ids(const UserForm& form);

/// What the form offers to choose from.
struct UserChoices {
    std::vector<core::Team> teams;
    std::vector<core::Agency> agencies;
    std::vector<core::ContactEntry> contacts;
    std::vector<core::User> staff;  // with open accounts, none of agencies
};
UserChoices user_choices(App& app, const core::Actor& actor);

/// The roles that an account can have.
std::vector<core::Role> account_roles();

/// The fields: all of them for a new account; address, role and agency stay as they are later.
enum class UserFormKind { add, edit };
std::vector<View> user_fields(const UserForm& form,
                              const UserChoices& choices,
                              const std::vector<core::FieldError>& errors,
                              UserFormKind kind);

}  // namespace quorate::server
