import Drawing
import Foundation
import Platform
import Testing

/// Files of one user alone, each content once.
@Suite struct FileStoreTests {
  private func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
  }

  private func put(_ text: String, as name: String, _ store: FileStore, _ folder: TemporaryFolder) throws -> Bool {
    let bytes = Array(text.utf8)
    return try store.put(sha256(bytes), bytes: bytes.count, as: "\(folder.path)/\(name)") { path throws(FileError) in
      try Disk.writePrivate(bytes, to: path)
      return true
    }
  }

  @Test func `a content is kept once, for this user alone, until no folder has it`() throws {
    let folder = try TemporaryFolder()
    let store = try FileStore(path: "\(folder.path)/kept")
    #expect(try put("rows", as: "one", store, folder) && put("rows", as: "two", store, folder))
    #expect(try folder.names("kept/files").count == 1)
    #expect(try folder.text("two") == "rows")
    #expect(try mode("\(folder.path)/one") == 0o600 && mode("\(folder.path)/kept") == 0o700)
    try FileManager.default.removeItem(atPath: "\(folder.path)/one")
    store.sweep()
    #expect(try folder.names("kept/files").count == 1)
    try FileManager.default.removeItem(atPath: "\(folder.path)/two")
    store.sweep()
    #expect(try folder.names("kept/files").isEmpty)
  }

  @Test func `what is cut short is written again, and what cannot be had is not there`() throws {
    let folder = try TemporaryFolder()
    let store = try FileStore(path: "\(folder.path)/kept")
    try folder.write("ro", to: "kept/files/\(sha256(Array("rows".utf8)))")
    #expect(try put("rows", as: "one", store, folder))
    #expect(try folder.text("one") == "rows")
    let isThere = try store.put("digest", bytes: 4, as: "\(folder.path)/two") { path throws(FileError) in
      try Disk.writePrivate([1], to: path)
      return false
    }
    #expect(!isThere)
    #expect(try folder.names("kept/files").count == 1 && !folder.names().contains("two"))
  }

  @Test func `a file is copied whole, for this user alone, and never over another`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "row\n", count: 200_000)
    try folder.write(text, to: "export")
    try Disk.copyPrivately("\(folder.path)/export", to: "\(folder.path)/copy")
    #expect(try folder.text("copy") == text)
    #expect(try mode("\(folder.path)/copy") == 0o600)
    #expect(throws: FileError.self) { try Disk.copyPrivately("\(folder.path)/export", to: "\(folder.path)/copy") }
    #expect(throws: FileError.self) { try Disk.copyPrivately("\(folder.path)/none", to: "\(folder.path)/other") }
    #expect(try folder.names() == ["copy", "export"])
  }
}
