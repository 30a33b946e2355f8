#pragma once

#include <string>
#include <vector>

#include "core/directory/contacts.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/templates/form_components.hpp"

namespace quorate::server {

/// A contact's form: what was typed, or what is saved.
struct ContactForm {
    std::string agency = {};
    std::string name = {};
    std::string job_title = {};
    std::string discipline = {};
    std::string email = {};
    std::string phone = {};
    bool is_duty_mailbox = false;
    std::string deputy = {};
    int version = 0;
    std::string language = "en";
    bool is_lead = false;
    bool address_checked = false;
};

ContactForm typed_contact(const Request& request);
ContactForm saved_contact(const core::Contact& contact);
core::ContactDetails details_of(const ContactForm& form);

/// The active agencies that the actor may add contacts to.
std::vector<Option> agency_options(App& app, const core::Actor& actor);

/// The active contacts of the agency, but for `self`.
std::vector<Option> deputy_options(App& app,
                                   const core::Actor& actor,
                                   const core::AgencyId& agency,
                                   const core::ContactId& self);

/// The languages in which people are written to, by their own names.
std::vector<Option> language_options();

/// Every field but the agency.
std::vector<View> contact_fields(const ContactForm& form,
                                 std::vector<Option> deputies,
                                 const std::vector<core::FieldError>& errors);

}  // namespace quorate::server
