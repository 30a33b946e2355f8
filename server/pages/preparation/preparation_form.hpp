#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/preparation/preparation.hpp"
#include "server/app/app.hpp"
#include "server/http/request.hpp"
#include "server/http/response.hpp"
#include "server/templates/view.hpp"

namespace quorate::server {

/// "child:…" or "member:…", as an address names somebody of the family; and back.
std::string person_key(const core::PreparedPerson& person);
std::optional<core::PreparedPerson> person_from(std::string_view key);

/// A form about the preparation, on a page of its own.
struct PreparationForm {
    std::string title = {};  // never personal: browsers keep it
    std::string heading = {};
    std::string sub = {};
    std::vector<std::string> before = {};  // paragraphs above the fields
    std::vector<View> fields = {};
    std::string save_label = "Save";
    std::string save_url = {};
    bool with_files = false;
    std::vector<core::FieldError> errors = {};
    int status = 200;
};
Response preparation_form(App& app,
                          const Request& request,
                          const core::Actor& actor,
                          const core::MeetingFile& file,
                          const PreparationForm& form);

/// The preparation as the page shows it, read and audited.
core::Result<core::Preparation> preparation_read(App& app,
                                                 const Request& request,
                                                 const core::Actor& actor);

/// The person whom the address names, among those of the preparation; nullptr for nobody.
const core::PreparedEntry* person_named(const core::Preparation& all, const Request& request);

}  // namespace quorate::server
