/* Words of the editor that its Vietnamese lacks, or says otherwise than the portal. */
(function () {
  'use strict';

  var WORDS = {
    auth: { loginWithForgejo: 'Đăng nhập' },
    collection: {
      collectionTop: { newButton: 'Thêm %{collectionLabel}', newButtonAriaLabel: 'Thêm %{collectionLabel}', viewAs: 'Xem dạng', viewAsList: 'Xem dạng danh sách', viewAsGrid: 'Xem dạng ô', groupBy: 'Xếp nhóm theo' },
      entries: { unpublishedHeader: 'Chưa đăng' },
      groups: { other: 'Khác', negateLabel: 'Không phải %{label}' }
    },
    editor: {
      editorControl: { field: { widgetLabel: 'ô %{widgetLabel}' } },
      editorInterface: { toggleI18n: 'Bật, tắt ngôn ngữ', togglePreview: 'Bật, tắt xem trước', toggleScrollSync: 'Cuộn hai bên cùng lúc', toggleNotes: 'Bật, tắt ghi chú' },
      editorNotesPane: {
        title: 'Ghi chú', emptyState: 'Chưa có ghi chú. Viết ghi chú đầu tiên ở dưới.', addNote: 'Thêm ghi chú', addPlaceholder: 'Viết ghi chú…',
        editPlaceholder: 'Sửa ghi chú…', save: 'Lưu', cancel: 'Thôi', edit: 'Sửa', delete: 'Xóa', resolve: 'Xong', unresolve: 'Mở lại',
        confirmDelete: 'Xóa ghi chú này?', shortcut: 'Nhấn Ctrl+Enter để thêm nhanh'
      },
      editorToolbar: {
        status: 'Trạng thái: %{status}', published: 'Đã nhận vào kho', unsavedChanges: 'Chưa lưu', changesSaved: 'Đã lưu',
        deleteUnpublishedChanges: 'Bỏ các sửa đổi này', deleteUnpublishedEntry: 'Bỏ hồ sơ mới này',
        statusInfoTooltipDraft: 'Hồ sơ đang là bản nháp. Viết xong, chuyển sang “Đang xét duyệt” để gửi.',
        statusInfoTooltipInReview: 'Hồ sơ đang được xét duyệt. Anh chị vẫn sửa tiếp được.'
      },
      editorWidgets: {
        markdown: {
          bold: 'Đậm', italic: 'Nghiêng', strikethrough: 'Gạch ngang', code: 'Mã', link: 'Liên kết', linkPrompt: 'Địa chỉ của liên kết', headings: 'Đề mục',
          quote: 'Trích dẫn', bulletedList: 'Danh sách', numberedList: 'Danh sách đánh số', addComponent: 'Chèn', richText: 'Soạn như Word', markdown: 'Markdown',
          toggleMode: { rich: 'Chuyển sang soạn như Word', markdown: 'Chuyển sang Markdown' }
        },
        image: {
          choose: 'Chọn ảnh', chooseDifferent: 'Chọn ảnh khác', remove: 'Bỏ ảnh', chooseMultiple: 'Chọn các ảnh', chooseUrl: 'Chèn từ địa chỉ', replaceUrl: 'Thay bằng địa chỉ', promptUrl: 'Địa chỉ của ảnh', addMore: 'Thêm ảnh', removeAll: 'Bỏ hết ảnh'
        },
        file: {
          choose: 'Chọn tệp', chooseDifferent: 'Chọn tệp khác', remove: 'Bỏ tệp', chooseUrl: 'Chèn từ địa chỉ', chooseMultiple: 'Chọn các tệp', replaceUrl: 'Thay bằng địa chỉ', promptUrl: 'Địa chỉ của tệp', addMore: 'Thêm tệp', removeAll: 'Bỏ hết tệp'
        },
        datetime: { setToNow: 'Đặt %{fieldLabel} là hôm nay', now: 'Hôm nay', clear: 'Xóa' },
        list: { add: 'Thêm %{item}', addType: 'Thêm %{item}' },
        object: { expand: 'Mở ra', collapse: 'Thu lại' }
      }
    },
    workflow: {
      workflow: {
        dateFormat: 'D/M/YYYY', newPost: 'Thêm hồ sơ',
        description: '%{smart_count} hồ sơ đang chờ duyệt, %{readyCount} hồ sơ đã sẵn sàng. |||| %{smart_count} hồ sơ đang chờ duyệt, %{readyCount} hồ sơ đã sẵn sàng.'
      },
      workflowCard: { deleteChanges: 'Bỏ sửa đổi', deleteNewEntry: 'Bỏ hồ sơ mới' }
    },
    mediaLibrary: {
      mediaLibraryCard: { copy: 'Chép', copyUrl: 'Chép địa chỉ', copyPath: 'Chép đường dẫn', copyName: 'Chép tên', copied: 'Đã chép' },
      mediaLibraryModal: {
        close: 'Đóng', images: 'Ảnh', mediaAssets: 'Tệp', noAssetsFound: 'Chưa có tệp nào.', noImagesFound: 'Chưa có ảnh nào.',
        chooseSelected: 'Dùng tệp đã chọn', deleteSelected: 'Xóa tệp đã chọn', deleting: 'Đang xóa…'
      }
    },
    ui: {
      settingsDropdown: { account: 'Tài khoản' },
      toast: {
        entrySaved: 'Đã lưu hồ sơ', onFailToPersist: 'Không lưu được: %{details}', missingRequiredField: 'Còn ô bắt buộc để trống; điền rồi lưu lại.',
        noteAdded: 'Đã thêm ghi chú', onFailToAddNote: 'Không thêm được ghi chú: %{details}', noteUpdated: 'Đã sửa ghi chú', onFailToUpdateNote: 'Không sửa được ghi chú: %{details}',
        noteDeleted: 'Đã xóa ghi chú', onFailToDeleteNote: 'Không xóa được ghi chú: %{details}', noteResolved: 'Ghi chú đã xong', noteReopened: 'Đã mở lại ghi chú',
        onFailToToggleNote: 'Không đổi được ghi chú: %{details}'
      }
    }
  };

  function merged(one, other) {
    return Object.keys(other).reduce(function (made, key) {
      made[key] = typeof other[key] === 'object' ? merged(made[key] || {}, other[key]) : other[key];
      return made;
    }, Object.assign({}, one));
  }

  window.CMS.registerLocale('vi', merged(window.CMS.getLocale('vi'), WORDS));
}());
