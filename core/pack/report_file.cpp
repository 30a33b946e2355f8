#include "core/pack/report_file.hpp"

#include <algorithm>
#include <array>

#include "core/pack/zip_directory.hpp"
#include "core/support/text.hpp"

namespace quorate::core {
namespace {

constexpr std::size_t longest_name = 100;
constexpr const char* with_program =
    "The file holds macros or controls: save it without them, or as a PDF";
constexpr const char* damaged = "The file is damaged: save it again and choose the new one";
constexpr const char* kinds =
    "Choose a PDF, a Word document (.docx), an OpenDocument text (.odt), or a picture (.png, .jpg)";

struct Ending {
    std::string_view text;
    ReportFileType type;
};
constexpr std::array endings{Ending{".pdf", ReportFileType::pdf},
                             Ending{".docx", ReportFileType::docx},
                             Ending{".odt", ReportFileType::odt},
                             Ending{".png", ReportFileType::png},
                             Ending{".jpg", ReportFileType::jpeg},
                             Ending{".jpeg", ReportFileType::jpeg}};

std::string_view usual_ending(ReportFileType type)
{
    return std::ranges::find(endings, type, &Ending::type)->text;
}

std::optional<ReportFileType> type_by_name(std::string_view name)
{
    const std::string lower = lower_case(name);
    for (const Ending& ending : endings)
        if (lower.size() > ending.text.size() && lower.ends_with(ending.text)) return ending.type;
    return std::nullopt;
}

// How files of each type begin. A DOCX or ODT is a ZIP file, of which more is asked.
bool begins_as(ReportFileType type, std::string_view bytes)
{
    switch (type) {
        case ReportFileType::pdf:
            return bytes.starts_with("%PDF-");
        case ReportFileType::docx:
        case ReportFileType::odt:
            return bytes.starts_with(std::string_view{"PK\x03\x04", 4});
        case ReportFileType::png:
            return bytes.starts_with(std::string_view{"\x89PNG\r\n\x1a\n", 8});
        case ReportFileType::jpeg:
            return bytes.starts_with(std::string_view{"\xFF\xD8\xFF", 3});
    }
    return false;
}

// Old Office files, and new ones that a password protects.
bool is_compound_file(std::string_view bytes)
{
    return bytes.starts_with(std::string_view{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8});
}

// Programs in a document: Visual Basic and controls of Word, Basic and scripts of OpenDocument.
bool may_hold_program(std::string_view name)
{
    std::string lower = lower_case(name);
    std::ranges::replace(lower, '\\', '/');
    const std::string inside = '/' + lower;
    for (const char* part : {"/vbaproject", "/vbadata", "/activex", "/macrosheets/", "/oleobject"})
        if (inside.find(part) != std::string::npos) return true;
    for (const char* folder : {"/basic/", "/scripts/", "/dialogs/"})
        if (inside.find(folder) != std::string::npos) return true;
    return false;
}

bool has(const std::vector<ZipEntry>& entries, std::string_view name)
{
    return std::ranges::find(entries, name, &ZipEntry::name) != entries.end();
}

bool is_word_document(const std::vector<ZipEntry>& entries)
{
    return has(entries, "[Content_Types].xml") && has(entries, "word/document.xml");
}

// Its type stands first and as it is (ODF 1.3 part 2, section 3.3).
bool is_opendocument_text(std::string_view bytes, const std::vector<ZipEntry>& entries)
{
    const auto first = std::ranges::find(entries, 0U, &ZipEntry::starts_at);
    return first != entries.end() && first->name == "mimetype" &&
           stored_content(bytes, *first) == media_type(ReportFileType::odt) &&
           has(entries, "content.xml");
}

Error wrong(std::string message)
{
    return invalid("files", std::move(message));
}

std::optional<Error> fault_of_zip(ReportFileType type, std::string_view bytes)
{
    const auto entries = zip_directory(bytes);
    if (!entries) return wrong(damaged);
    for (const ZipEntry& entry : *entries)
        if (entry.is_encrypted) return wrong("The file is protected: save it without a password");
    for (const std::string_view name : zip_names_in_place(bytes))
        if (may_hold_program(name)) return wrong(with_program);
    const bool is_one = type == ReportFileType::docx ? is_word_document(*entries)
                                                     : is_opendocument_text(bytes, *entries);
    if (!is_one) return wrong(std::string{"The file is not what its name says. "} + kinds);
    return std::nullopt;
}

std::string words_of(FileDanger danger)
{
    switch (danger) {
        case FileDanger::none:
            break;
        case FileDanger::program:
            return with_program;
        case FileDanger::fetches:
            return "The file fetches a template or an object from elsewhere when it is opened: "
                   "save it as a PDF";
        case FileDanger::damaged:
            return damaged;
    }
    return {};
}

// The longest start of `text` that has at most `most` characters.
std::string shortened(const std::string& text, std::size_t most)
{
    std::size_t characters = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool starts = (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
        if (starts && characters++ == most) return text.substr(0, at);
    }
    return text;
}

}  // namespace

std::string clean_file_name(std::string_view name, ReportFileType type)
{
    const auto folder = name.find_last_of("/\\");
    if (folder != std::string_view::npos) name.remove_prefix(folder + 1);
    std::string stem{name};
    if (type_by_name(stem) == type) stem.erase(stem.rfind('.'));
    if (!is_plain_text(stem, Lines::one)) stem.clear();
    std::erase_if(
        stem, [](char c) { return std::string_view{"<>:\"|?*%;"}.find(c) != std::string::npos; });
    const auto from = stem.find_first_not_of(". ");
    stem = from == std::string::npos ? std::string{} : stem.substr(from);
    stem = shortened(trimmed(stem), longest_name - usual_ending(type).size());
    if (stem.empty()) stem = "report";
    return stem.append(usual_ending(type));
}

Result<ReportFileType> judge_report_file(std::string_view name, std::string_view bytes)
{
    if (bytes.empty()) return wrong("The file is empty");
    if (bytes.size() > largest_report_file)
        return wrong("The file is larger than 10 MB: make it smaller, or send it in parts");
    const auto type = type_by_name(name);
    if (!type) return wrong(kinds);
    if (!begins_as(*type, bytes)) {
        const bool is_office = *type == ReportFileType::docx || *type == ReportFileType::odt;
        if (is_office && is_compound_file(bytes))
            return wrong("The file is old or protected: save it as .docx without a password");
        return wrong(std::string{"The file is not what its name says. "} + kinds);
    }
    if (*type == ReportFileType::docx || *type == ReportFileType::odt)
        if (auto fault = fault_of_zip(*type, bytes)) return *fault;
    return *type;
}

JudgedFiles judge_files(const Seal& seal,
                        RandomSource& random,
                        Instant now,
                        const std::vector<OfferedFile>& offered)
{
    JudgedFiles judged;
    std::size_t number = 0;
    for (const OfferedFile& each : offered) {
        ++number;
        // A name may hold a child's: the file is called by its place.
        const std::string which =
            offered.size() > 1 ? "File " + std::to_string(number) + ": " : std::string{};
        const auto type = judge_report_file(each.name, each.bytes);
        if (!type) {
            judged.errors.push_back({"files", which + type.error().fields.front().message});
        } else if (each.danger != FileDanger::none) {
            judged.errors.push_back({"files", which + words_of(each.danger)});
        } else if (each.is_infected) {
            judged.errors.push_back(
                {"files", which + "Our scanner found malware in it: ask your IT service"});
        } else {
            judged.taken.push_back(
                {.file = {.id = ReportFileId{random.id()},
                          .type = *type,
                          .size = each.bytes.size(),
                          .scan = each.scan,
                          .sealed_name = seal.seal(clean_file_name(each.name, *type)),
                          .added_at = now},
                 .sealed_bytes = seal.seal(each.bytes)});
        }
    }
    return judged;
}

std::string opened_name(const Seal& seal, const ReportFile& file)
{
    return seal.open(file.sealed_name).value_or("report" + std::string{usual_ending(file.type)});
}

std::string given_name(std::optional<AgencyKind> kind, std::size_t number, ReportFileType type)
{
    std::string from{code(kind.value_or(AgencyKind::children_social_care))};
    std::ranges::replace(from, '_', '-');
    return "report-" + from + '-' + std::to_string(number) + std::string{usual_ending(type)};
}

std::string given_picture_name(ReportFileType type)
{
    return "picture" + std::string{usual_ending(type)};
}

}  // namespace quorate::core
